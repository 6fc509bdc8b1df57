import { Dispatcher, type DispatcherParts } from './dispatcher.ts';
import { SenderThread } from './sender.ts';

/** Delivers this node's share of the events until it is stopped; what is under way then may end. */
export function startDelivery(
  parts: Omit<DispatcherParts, 'send'> & { readonly allowedHosts: readonly string[] },
): { stop(): Promise<void> } {
  const { allowedHosts, onFailure } = parts;
  const sender = new SenderThread({ allowedHosts }, onFailure);
  const dispatcher = new Dispatcher({ ...parts, send: sender.send });
  return {
    async stop() {
      await dispatcher.stop();
      await sender.close();
    },
  };
}
