/**
 * A bucket that fills with `perSecond` drops up to `burst`. It may be overdrawn: the debt is waited for.
 * @param {{ perSecond: number, burst: number, now?: () => number }} options `now` in milliseconds
 */
export function createRate({ perSecond, burst, now = () => performance.now() }) {
  let drops = burst;
  let last = now();

  function fill() {
    const time = now();
    drops = Math.min(burst, drops + ((time - last) / 1000) * perSecond);
    last = time;
  }

  return {
    take() {
      fill();
      drops -= 1;
    },
    /** @returns {number} milliseconds until the debt is paid, 0 when there is none */
    wait() {
      fill();
      return drops >= 0 ? 0 : (-drops / perSecond) * 1000;
    }
  };
}
