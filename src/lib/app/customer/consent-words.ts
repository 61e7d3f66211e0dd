import Hand from '@lucide/svelte/icons/hand';
import MonitorUp from '@lucide/svelte/icons/monitor-up';
import Video from '@lucide/svelte/icons/video';
import ZoomIn from '@lucide/svelte/icons/zoom-in';
import type { I18n } from '../../i18n/index.js';
import type { Power } from '../../session/views.js';

interface ConsentWords {
  icon: typeof Hand;
  title: string;
  /** What a yes means and what it does not, most important first. */
  points: string[];
}

const icons: Readonly<Record<Power, typeof Hand>> = {
  screen: MonitorUp,
  'control-tab': ZoomIn,
  recording: Video
};

/** Words that a power may have, in the order in which the card shows them. */
const points = ['sees', 'only', 'close', 'next'] as const;

/** How the card describes a power: `power.<id>.title` and the points, from the words of its feature. */
export function consentWords(power: Power, { word }: Pick<I18n, 'word'>): ConsentWords {
  return {
    icon: Object.hasOwn(icons, power) ? icons[power]! : Hand,
    title: word(`power.${power}.title`) ?? power,
    points: points.flatMap((point) => word(`power.${power}.${point}`) ?? [])
  };
}
