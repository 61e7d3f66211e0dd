export async function fetchAhead(): Promise<void> {
  await import('./guide-parts.js');
}
