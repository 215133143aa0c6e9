/** A password as it is handed on, to whom. */
export interface Given {
  name: string;
  password: string;
}

/** Letters and digits that are not taken for one another. */
const CHARACTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 18;

/** A password that nobody can guess; about 104 bits. */
export function newPassword(): string {
  const limit = 256 - (256 % CHARACTERS.length);
  let made = '';
  while (made.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < limit && made.length < LENGTH) made += CHARACTERS.charAt(byte % CHARACTERS.length);
    }
  }
  return made;
}
