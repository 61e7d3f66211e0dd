export async function fetchAhead(): Promise<void> {
  await import('./board-parts.js');
}
