interface DrawnPicture {
  readonly pictureId: string;
  wasPicture(id: string): boolean;
}

/** What is drawn on over this picture: while it is frozen, what it was then, whatever is live meanwhile (BD9, BD12). */
export function drawnOn(picture: DrawnPicture | undefined, frozenOn: string | undefined): string {
  if (!picture) return 'screen';
  return frozenOn !== undefined && picture.wasPicture(frozenOn) ? frozenOn : picture.pictureId;
}
