import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const text = (data: Buffer | string): string => Buffer.from(data).toString('base64url');
/** CBOR of a byte string. */
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0x59, bytes.length >> 8, bytes.length & 0xff]), bytes]);
const cborText = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);

const userPresent = 0x01;
const userVerified = 0x04;
const hasCredential = 0x40;

/** What the page at `origin` gets from it. `challenge` as it stood in the server's options. */
export interface Asked {
  readonly origin: string;
  readonly challenge: string;
  readonly rpId?: string;
}

/** A passkey in software: one key pair, for the site that it was made for. */
export class Authenticator {
  readonly #id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #count = 0;

  #data(rpId: string, flags: number, credential: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++this.#count);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, credential]);
  }
  #said(type: string, { origin, challenge }: Asked): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
  #answer(response: object): object {
    return { id: text(this.#id), rawId: text(this.#id), type: 'public-key', clientExtensionResults: {}, response };
  }

  /** Attestation `none`. */
  registers(asked: Asked): object {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const point = (axis: string): Buffer => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(axis, 'base64url')]);
    const key = Buffer.concat([
      Buffer.from('a5010203262001', 'hex'),
      Buffer.from([0x21]),
      point(x),
      Buffer.from([0x22]),
      point(y),
    ]);
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, key]);
    const data = this.#data(asked.rpId ?? new URL(asked.origin).hostname, userPresent | userVerified | hasCredential, credential);
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      cborBytes(data),
    ]);
    const said = this.#said('webauthn.create', asked);
    return this.#answer({ clientDataJSON: text(said), attestationObject: text(attestationObject), transports: ['internal'] });
  }
  signsIn(asked: Asked): object {
    const data = this.#data(asked.rpId ?? new URL(asked.origin).hostname, userPresent | userVerified);
    const said = this.#said('webauthn.get', asked);
    const signature = sign('sha256', Buffer.concat([data, sha256(said)]), this.#keys.privateKey);
    return this.#answer({ clientDataJSON: text(said), authenticatorData: text(data), signature: text(signature) });
  }
}
