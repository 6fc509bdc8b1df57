/** The languages that a verifier stands ready in. */
export const verifierLanguages = ['ts', 'python', 'php', 'go'] as const;
export type VerifierLanguage = (typeof verifierLanguages)[number];

/** How a language is called; the same everywhere. */
export const languageNames: Readonly<Record<VerifierLanguage, string>> = {
  ts: 'Node.js',
  python: 'Python',
  php: 'PHP',
  go: 'Go',
};

/** Programs that verify a delivery, as docs/api.md has them; a test holds the two together, and others run them. */
export const verifiers: Readonly<Record<VerifierLanguage, string>> = {
  ts: `import { createHmac, timingSafeEqual } from 'node:crypto';

export function verify(rawBody: Buffer, signatureHeader: string, secret: string): boolean {
  const expected = Buffer.from(\`sha256=\${createHmac('sha256', secret).update(rawBody).digest('hex')}\`);
  const given = Buffer.from(signatureHeader);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
`,
  python: `import hashlib
import hmac


def verify(raw_body: bytes, signature_header: str, secret: str) -> bool:
    expected = "sha256=" + hmac.new(secret.encode(), raw_body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature_header.encode())
`,
  php: `<?php

function verify(string $rawBody, string $signatureHeader, string $secret): bool
{
    return hash_equals('sha256=' . hash_hmac('sha256', $rawBody, $secret), $signatureHeader);
}
`,
  go: `package hooks

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
)

func Verify(rawBody []byte, signatureHeader, secret string) bool {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(rawBody)
	expected := "sha256=" + hex.EncodeToString(mac.Sum(nil))
	return hmac.Equal([]byte(expected), []byte(signatureHeader))
}
`,
};
