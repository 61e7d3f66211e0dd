/** A stream of a drawn desktop with a window that wanders, so that a still picture is told from a live one. */
export function movingDesktop(width: number, height: number): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d')!;
  const stream = canvas.captureStream(30);
  const timer = setInterval(() => {
    if (stream.getVideoTracks().every((track) => track.readyState === 'ended')) clearInterval(timer);
    drawDesktop(pen, width, height, performance.now() / 1000);
  }, 33);
  return stream;
}

function drawDesktop(pen: CanvasRenderingContext2D, width: number, height: number, seconds: number): void {
  const sky = pen.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, '#3b6a8f');
  sky.addColorStop(1, '#8fb3a4');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#1d2733';
  pen.fillRect(0, height - 48, width, 48);

  const x = 240 + Math.sin(seconds / 2) * 120;
  const y = 140 + Math.cos(seconds / 3) * 60;
  pen.fillStyle = '#f7f6f2';
  pen.fillRect(x, y, 1100, 700);
  pen.fillStyle = '#d8d4c8';
  pen.fillRect(x, y, 1100, 44);
  pen.fillStyle = '#33312b';
  pen.font = '22px sans-serif';
  pen.fillText('Printers & scanners', x + 20, y + 30);
  const lines = ['Office printer on the ground floor: paused', 'Documents waiting: 14', 'Driver 6.2 of 2021'];
  pen.font = '26px sans-serif';
  lines.forEach((line, i) => pen.fillText(line, x + 40, y + 110 + i * 48));

  pen.fillStyle = '#b4472e';
  pen.fillRect(x + 40 + ((seconds * 160) % 960), y + 560, 60, 60);
  pen.fillStyle = '#ffffff';
  pen.fillText(new Date().toLocaleTimeString('en-GB'), width - 140, height - 14);
}
