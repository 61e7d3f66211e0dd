import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'screen',
  version: 1,
  needs: ['board', 'files'],
  lanes: {
    media: { maxBytes: 65_000, delivery: 'reliable', holdEarly: 256 },
    view: { maxBytes: 65_000, delivery: 'reliable', holdEarly: 64 }
  },
  powers: {
    screen: { atMost: 4, canLook: true, canRetry: true, hasOwnSentences: true }
  },
  log: {
    'screen-started': [],
    'screen-paused': [],
    'screen-resumed': [],
    'screen-held': [],
    'screen-looked-at': [],
    'screen-trouble-system': [],
    'screen-trouble-failure': [],
    'zoom-off': [],
    'zoom-on': [],
    'own-screen-started': [],
    'own-screen-stopped': []
  },
  // the card has to come at once
  wakes: 'with-session'
});
