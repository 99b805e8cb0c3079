// A software authenticator for tests: makes passkeys as a device does (CBOR, COSE, ES256, attestation "none") and signs with them.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

type Cbor = number | string | Buffer | Map<Cbor, Cbor>;

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}

/** As much of RFC 8949 as a passkey needs. */
function encode(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, inner]) => [encode(key), encode(inner)])]);
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const text = (bytes: Buffer): string => bytes.toString('base64url');
const USER_PRESENT = 1;
const USER_VERIFIED = 4;
const ATTESTED = 64;

interface Kept {
  key: KeyObject;
  rpId: string;
  userHandle: string;
  counter: number;
}

/** What it does otherwise than it should. */
export interface Lie {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** Leaves the counter where it is, as a copy of the device would. */
  counter?: number;
  verified?: boolean;
  signature?: 'another key';
}

export class Authenticator {
  readonly #kept = new Map<string, Kept>();
  readonly origin: string;
  /** Whether it keeps a counter; many don't. */
  readonly counts: boolean;

  constructor(origin: string, counts = true) {
    this.origin = origin;
    this.counts = counts;
  }

  #client(type: string, challenge: string, lie: Lie): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge: lie.challenge ?? challenge, origin: lie.origin ?? this.origin, crossOrigin: false }),
    );
  }

  #data(kept: Kept, lie: Lie, attested?: Buffer): Buffer {
    const flags = USER_PRESENT | (lie.verified === false ? 0 : USER_VERIFIED) | (attested ? ATTESTED : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lie.counter ?? kept.counter);
    return Buffer.concat([sha256(lie.rpId ?? kept.rpId), Buffer.from([flags]), counter, ...(attested ? [attested] : [])]);
  }

  /** `navigator.credentials.create` */
  create(options: Record<string, unknown>, lie: Lie = {}) {
    const { challenge, rp, user } = options as { challenge: string; rp: { id: string }; user: { id: string } };
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomBytes(32);
    const kept = { key: privateKey, rpId: rp.id, userHandle: user.id, counter: this.counts ? 1 : 0 };
    this.#kept.set(text(id), kept);
    const jwk = publicKey.export({ format: 'jwk' });
    const cose = new Map<Cbor, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(jwk.x ?? '', 'base64url')],
      [-3, Buffer.from(jwk.y ?? '', 'base64url')],
    ]);
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, encode(cose)]);
    const object = new Map<Cbor, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', this.#data(kept, lie, attested)],
    ]);
    const clientDataJSON = text(this.#client('webauthn.create', challenge, lie));
    return {
      id: text(id),
      rawId: text(id),
      type: 'public-key',
      response: { clientDataJSON, attestationObject: text(encode(object)), transports: ['internal'] },
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
    };
  }

  /** `navigator.credentials.get` with the newest passkey, or the one asked for. */
  get(options: Record<string, unknown>, lie: Lie = {}) {
    const { challenge, allowCredentials } = options as { challenge: string; allowCredentials?: { id: string }[] };
    const id = (allowCredentials?.map((each) => each.id) ?? [...this.#kept.keys()]).findLast((each) => this.#kept.has(each)) ?? '';
    const kept = this.#kept.get(id);
    if (!kept) throw new Error('This device holds no such passkey');
    if (this.counts && lie.counter === undefined) kept.counter += 1;
    const data = this.#data(kept, lie);
    const client = this.#client('webauthn.get', challenge, lie);
    const key = lie.signature ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : kept.key;
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), key);
    return {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON: text(client), authenticatorData: text(data), signature: text(signature), userHandle: kept.userHandle },
      clientExtensionResults: {},
    };
  }
}
