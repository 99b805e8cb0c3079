// What we ask of whoever carries mail.

export interface Mail {
  /** The same id again must not reach the reader twice where the carrier can tell. */
  id: string;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
}

export interface MailCarrier {
  /** @throws when the carrier did not take it; it is tried again */
  send(mail: Mail): Promise<void>;
}
