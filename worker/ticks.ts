/** Beats once in so many milliseconds: a worker's timers keep their time when its page is hidden. */
import { onPageMessage, tellPage } from './page.js';

onPageMessage((milliseconds) => {
  setInterval(() => tellPage(undefined), milliseconds as number);
});
