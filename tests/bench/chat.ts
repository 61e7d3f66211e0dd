import { seeDelivered, startSession } from '../support/flow.js';
import { median } from '../support/figures.js';
import type { Page, Target } from '../support/page.js';
import { connectChat, openBarePage } from './bare.js';
import { repeat, type Bench } from './bench.js';
import { pressedAt, seenAt, stopwatchScript, watch } from './stopwatch.js';

const measured = { initScript: stopwatchScript };

interface Way {
  from: Page;
  to: Page;
  field: Target;
  line: Target;
}

/** Enter pressed → the message painted at the other side, each way. */
export async function measureChat(bench: Bench): Promise<void> {
  const { rig, figures } = bench;
  const [bareSender, bareReceiver] = [await openBarePage(rig), await openBarePage(rig)];
  await connectChat(bareSender, bareReceiver);
  const alone = await repeat(bench, (index) =>
    say(`line ${index}.`, { from: bareSender, to: bareReceiver, field: 'bare-field', line: 'bare-line' })
  );
  await Promise.all([bareSender.close(), bareReceiver.close()]);

  const { technician, customer } = await startSession(rig, {
    technicianPage: measured,
    customerPage: measured
  });
  const sayHere = async (text: string, from: Page, to: Page): Promise<number> => {
    const took = await say(text, { from, to, field: 'chat-input', line: 'chat-message' });
    // its receipt must not be on the way when the next one is measured
    await seeDelivered(from, text);
    return took;
  };
  const up = await repeat(bench, (index) => sayHere(`customer’s ${index}.`, customer, technician));
  const down = await repeat(bench, (index) => sayHere(`technician’s ${index}.`, technician, customer));
  await Promise.all([technician.close(), customer.close()]);

  const reference = median(alone);
  figures.add('chat message pressed → painted at the technician', up, { unit: 'ms', reach: 30, reference });
  figures.add('chat message pressed → painted at the customer', down, { unit: 'ms', reach: 30, reference });
  figures.add('reference: a line over a bare data channel', alone, { unit: 'ms' });
}

async function say(text: string, { from, to, field, line }: Way): Promise<number> {
  await from.fill(field, text);
  await watch(to, { target: line, text });
  await from.press('Enter');
  return (await seenAt(to)) - (await pressedAt(from));
}
