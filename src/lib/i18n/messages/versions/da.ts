import type { en } from './en.js';
import type { Messages } from '../../messages.js';

export const da: Messages<typeof en> = {
  'feature.chat': 'Chat',
  'feature.screen': 'Vise en skærm',
  'feature.tab-zoom': 'Forstørre den delte fane',
  'feature.recording': 'Optage billedet',
  'feature.board': 'Tavlen',
  'feature.records': 'Undersøgelse og optegnelser',
  'versions.missing': '{feature}: Den anden side kan ikke dette. Måske hjælper det at genindlæse den dér.',
  'versions.peer-older':
    '{feature}: Den anden side har en ældre version af dette, så det virker måske ikke. Genindlæs den dér.',
  'versions.own-older':
    '{feature}: Denne side har en ældre version af dette, så det virker måske ikke. Genindlæs denne side; intet går tabt.',
  'versions.other':
    'Den anden side kan noget, som denne ikke kan. Genindlæs denne side, når det passer dig; intet går tabt.'
};
