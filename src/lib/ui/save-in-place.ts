interface SavePicker {
  showSaveFilePicker?(options: {
    suggestedName: string;
    startIn?: 'videos' | 'downloads';
  }): Promise<{ createWritable(): Promise<WritableStream> }>;
}

/** Can a person pick the place of a file, and the page copy it there? */
export const canPickPlace = (): boolean => 'showSaveFilePicker' in globalThis;

interface Options {
  startIn?: 'videos' | 'downloads';
  signal?: AbortSignal;
  /** The place is picked: copying begins. */
  onPicked?: () => void;
}

/**
 * Copies a file piece by piece to the place that the person picks. Must be called in a click. Rejects when the place
 * cannot be written to; until all of it is there, nothing at that place is changed.
 *
 * @param bytes asked for once the place is picked
 */
export async function saveInPlace(
  name: string,
  bytes: () => Promise<Blob>,
  { startIn = 'downloads', signal, onPicked }: Options = {}
): Promise<'saved' | 'given-up'> {
  try {
    const place = await (globalThis as SavePicker).showSaveFilePicker!({ suggestedName: name, startIn });
    onPicked?.();
    const blob = await bytes();
    await blob.stream().pipeTo(await place.createWritable(), signal && { signal });
    return 'saved';
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return 'given-up';
    throw thrown;
  }
}
