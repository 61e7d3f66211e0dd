import type { getI18n } from '../../../i18n/index.js';
import type { StagePhase } from '../shared/picture-views.js';

type I18n = ReturnType<typeof getI18n<'console'>>;

export interface StageWords {
  title: string;
  text: string;
}

/** What a stage without a picture says. */
export function stageWords(
  { state, canRequest, isLate }: { state: StagePhase; canRequest: boolean; isLate: boolean },
  { t, errorSentence }: I18n
): StageWords {
  switch (state.phase) {
    case 'asking': {
      if (!state.trouble) return { title: t('stage.asking-title'), text: t('stage.asking-text') };
      const { what, next } = errorSentence(state.trouble === 'system' ? 'screen-blocked' : 'screen-failed');
      return { title: t('stage.trouble-title'), text: `${what} ${next}` };
    }
    case 'starting':
      if (isLate) return { title: t('stage.late-title'), text: t('stage.late-text') };
      return { title: t('stage.starting-title'), text: t('stage.starting-text') };
    case 'declined':
      return { title: t(`stage.${state.phase}-title`), text: t(`stage.${state.phase}-text`) };
    case 'failed': {
      const { what, next } = errorSentence(state.error);
      return { title: t('stage.failed-title'), text: `${what} ${next}` };
    }
    case 'ended':
      return { title: t(`stage.ended-${state.by}-title`), text: t(`stage.ended-${state.by}-text`) };
    case 'idle':
    case 'live': {
      const words = canRequest ? 'idle' : 'unable';
      return { title: t(`stage.${words}-title`), text: t(`stage.${words}-text`) };
    }
  }
}
