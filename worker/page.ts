/** The page that started this worker, as far as a worker speaks with it. */
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
};

export const tellPage = (message: unknown): void => scope.postMessage(message, []);

export function onPageMessage(listener: (message: unknown) => void): void {
  scope.onmessage = ({ data }) => listener(data);
}
