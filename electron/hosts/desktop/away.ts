import type { PowerMonitor } from 'electron';

/**
 * Whoever locks the machine or lets it sleep leaves the desk: it is concealed at once, not after the idle time. Linux
 * tells of sleep alone. `askCore` conceals; the window hears of it from the core.
 */
export function concealWhenAway(power: PowerMonitor, askCore: (request: Request) => Promise<Response>): void {
  const away = (): void => void askCore(new Request('http://desk.invalid/host/conceal', { method: 'POST' }));
  power.on('lock-screen', away);
  power.on('suspend', away);
}
