// The flags of `npm start`.
import { parseArgs } from 'node:util';

export interface StartOptions {
  preset: string | undefined;
  port: number;
  /** True when the user asked for exactly this port. */
  portIsFixed: boolean;
  host: string;
  fresh: boolean;
  yes: boolean;
  help: boolean;
}

export const help = `Usage: npm start -- [options]

  --preset NAME   the business that answers at the main address (default: vestify); loaded on its first use
  --port N        port of the shop (default: 3000, or the next free one)
  --host ADDRESS  address to listen on (default: 127.0.0.1; 0.0.0.0 lets other machines in)
  --fresh         remove everything in .data (database, pictures, mail) and begin anew
  --yes           with --fresh: don't ask
  --help          this text

Environment:
  DATABASE_URL    a PostgreSQL of your own (16 or newer), as a login that may create roles;
                  without it a PostgreSQL of the project's own runs in .data
  MAIL            smtp://user:password@host:port to send mail (default: the development mailbox keeps it)`;

/** Reads the flags; throws a sentence for people when they are wrong. */
export function readOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      preset: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      fresh: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`);
  if (values.preset !== undefined && !/^[a-z][a-z0-9-]*$/.test(values.preset)) {
    throw new Error(`--preset takes a name such as vestify, not "${values.preset}".`);
  }
  return { ...values, preset: values.preset, port, portIsFixed: values.port !== undefined };
}
