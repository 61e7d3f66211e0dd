import MonitorUp from '@lucide/svelte/icons/monitor-up';
import Video from '@lucide/svelte/icons/video';
import ZoomIn from '@lucide/svelte/icons/zoom-in';
import type { I18n } from '../../i18n/index.js';
import type { en } from '../../i18n/messages/customer/en.js';
import type { Power } from '../../session/views.js';

interface ConsentWords {
  icon: typeof MonitorUp;
  title: string;
  /** What a yes means and what it does not, most important first. */
  points: string[];
}

/** How the card describes a power. */
export function consentWords(power: Power, { t }: I18n<typeof en>): ConsentWords {
  const title = t(`customer.consent.${power}.title`);
  const only = t(`customer.consent.${power}.only`);
  const next = t(`customer.consent.${power}.next`);
  switch (power) {
    case 'screen': {
      const points = [t('customer.consent.screen.sees'), only, t('customer.consent.screen.close'), next];
      return { icon: MonitorUp, title, points };
    }
    case 'control-tab':
      return { icon: ZoomIn, title, points: [only, next] };
    case 'recording':
      return { icon: Video, title, points: [only, next] };
  }
}
