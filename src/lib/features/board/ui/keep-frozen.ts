/** Shows this in the place of the moving picture, in its own shape. Returns what takes it back. */
export type KeepFrozen = (frozen: HTMLCanvasElement) => () => void;
