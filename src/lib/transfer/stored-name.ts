/** How a received file is called where it waits to be saved; its own name is not trusted there. */
export const dataFileName = (id: string): string => `${id}.part`;
/** The fingerprints so far, to go on from after a reload. */
export const markFileName = (id: string): string => `${id}.mark`;
