import type { StageFigures } from '../shared/picture-views.js';
import type { getI18n } from '../../../i18n/index.js';

type I18n = ReturnType<typeof getI18n<'console'>>;

export interface FigureText {
  label: string;
  text: string;
}

/** What is really reached, in words and numbers of the active language. */
export function figureTexts(figures: StageFigures, { t, format }: I18n): FigureText[] {
  const { width, height, framesPerSecond, kilobitsPerSecond: kbps, codec, path, roundTripMs } = figures;
  const delay = figures.delayMs ?? roundTripMs;
  const rate =
    kbps >= 1000
      ? t('stage.mbps', { value: format.number(kbps / 1000, { maximumFractionDigits: 1 }) })
      : t('stage.kbps', { value: format.number(Math.round(kbps)) });
  const texts = [
    { label: t('stage.resolution'), text: `${width} × ${height}` },
    {
      label: t('stage.frame-rate'),
      text: t('stage.fps', { value: format.number(Math.round(framesPerSecond)) })
    },
    { label: t('stage.bit-rate'), text: rate },
    { label: t('stage.codec'), text: codec }
  ];
  if (path) texts.push({ label: t('stage.path'), text: t(`stage.path-${path}`) });
  if (delay !== undefined)
    texts.push({
      label: t('stage.delay'),
      text: t('stage.ms', { value: format.number(Math.round(delay)) })
    });
  return texts;
}
