// What we ask of whoever carries one-time codes to people: mail, short messages.
import type { Uuid } from '#platform/ids/index.ts';

export interface CodeMessage {
  /** Of this message; a carrier that is given it again need not send it again. */
  id: Uuid;
  orgId: Uuid;
  purpose: 'register' | 'sign_in' | 'reauthenticate' | 'change_email' | 'change_phone' | 'guest_privacy';
  /** E-mail address or phone number (E.164), as the medium has it. */
  to: string;
  locale: string;
  code: string;
  /** For whoever would rather follow a link than type; only where the reader has the web at hand. */
  url: string | null;
  /** All of it in one plain line, in the reader's language. */
  text: string;
}

export interface CodeChannel {
  readonly medium: 'mail' | 'sms';
  /** @throws when it was not taken; it is tried again with a new code */
  send(message: CodeMessage): Promise<void>;
}
