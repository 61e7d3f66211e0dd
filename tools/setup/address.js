/**
 * `HOST` and `PORT`, or where Tincan runs by default. Ends the process when `PORT` is no port.
 * @returns {{ host: string, port: number }}
 */
export function readAddress() {
  const { HOST: host = '127.0.0.1', PORT = '4180' } = process.env;
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`PORT must be a number from 0 to 65535, not «${PORT}».`);
    process.exit(1);
  }
  return { host, port };
}
