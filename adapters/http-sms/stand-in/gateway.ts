// A stand-in for a gateway of short messages, for tests: keeps what it was sent, and fails as often as it is told to.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Short {
  key: string;
  authorization: string;
  to: string;
  from: string;
  text: string;
}

export class Gateway {
  readonly taken: Short[] = [];
  /** Statuses to answer before messages are taken again. */
  readonly failures: number[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const failure = this.failures.shift();
        if (failure) return response.writeHead(failure).end();
        const body = JSON.parse(Buffer.concat(parts).toString()) as Omit<Short, 'key' | 'authorization'>;
        this.taken.push({ ...body, key: String(request.headers['idempotency-key']), authorization: request.headers.authorization ?? '' });
        return response.writeHead(202).end('{}');
      });
    });
  }

  static async start(): Promise<Gateway> {
    const made = new Gateway();
    await new Promise<void>((resume) => made.#server.listen(0, '127.0.0.1', resume));
    return made;
  }

  get settings(): { SMS_URL: string; SMS_TOKEN: string; SMS_FROM: string } {
    return {
      SMS_URL: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/messages`,
      SMS_TOKEN: 'gateway-token',
      SMS_FROM: 'Vestify',
    };
  }

  /** The code in the newest message to a phone. */
  codeOf = (to: string): string | undefined => /\d{6}/.exec(this.taken.findLast((each) => each.to === to)?.text ?? '')?.[0];

  stop = (): Promise<void> => new Promise((resume) => this.#server.close(() => resume()));
}
