import { type Refusal, refuse } from '../../contract/problem.ts';
import { noteOwn } from '../audit/own.ts';
import type { Db } from '../db/db.ts';
import type { Caller } from './caller.ts';

/** From now on this sign-on is another device's. Once more is the same; a device that has said something is somebody's already. */
export function moveToDevice(
  db: Db,
  caller: Caller,
  deviceId: string,
  now: number,
): Promise<Record<string, never> | Refusal> {
  return db.transaction(async (tx) => {
    if (caller.deviceId === deviceId) return {};
    const said = await tx.query('select 1 from event where device_id = $1 limit 1', [deviceId]);
    if (said.length > 0) return refuse('id-reused');
    await tx.run('update session set device_id = $2 where sign_on = $1', [caller.signOn, deviceId]);
    const facts = { account: caller.account.id, device: deviceId, before: caller.deviceId };
    await noteOwn(tx, 'device-changed', facts, now);
    return {};
  });
}
