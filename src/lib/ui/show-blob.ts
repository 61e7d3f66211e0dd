import type { Attachment } from 'svelte/attachments';

/** Shows a picture as long as its element is there; its address goes with it. */
export const showBlob =
  (blob: Blob): Attachment<HTMLImageElement> =>
  (image) => {
    const url = URL.createObjectURL(blob);
    image.src = url;
    return () => URL.revokeObjectURL(url);
  };
