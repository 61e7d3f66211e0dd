/** Attachment: moves a scrolling box by dragging its content. Arrow keys and touch scroll by themselves. */
export function dragToPan(box: HTMLElement): () => void {
  const onDown = (down: PointerEvent): void => {
    const canMove = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (down.button !== 0 || down.pointerType === 'touch' || !canMove) return;
    const start = { left: box.scrollLeft, top: box.scrollTop };
    const onMove = (move: PointerEvent): void => {
      box.scrollTo(start.left - (move.clientX - down.clientX), start.top - (move.clientY - down.clientY));
    };
    const onEnd = (): void => {
      box.removeEventListener('pointermove', onMove);
      delete box.dataset['dragging'];
    };
    box.setPointerCapture(down.pointerId);
    box.dataset['dragging'] = '';
    box.addEventListener('pointermove', onMove);
    box.addEventListener('lostpointercapture', onEnd, { once: true });
  };
  box.addEventListener('pointerdown', onDown);
  return () => box.removeEventListener('pointerdown', onDown);
}
