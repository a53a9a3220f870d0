import { createHmac } from 'node:crypto'
import { type EarlierAnswer } from '../store/case-filing.ts'
import { openJson, sealJson, sha256 } from '../store/sealing.ts'
import { KeyReused } from './errors.ts'

/** A key that makes repeats of one request harmless, with the body it first came with. */
export type Idempotency = { key: string; body: string }

/** The answer to repeat is sealed with the client's own key: the database alone cannot give the query code away. */
export type IdempotencyKeys = { keyHash: Buffer; answerKey: Buffer; bodyHash: Buffer }

export function idempotencyKeys(organId: number, once: Idempotency): IdempotencyKeys {
  const derive = (purpose: string) => createHmac('sha256', once.key).update(`${organId}/${purpose}`).digest()
  return { keyHash: derive('key'), answerKey: derive('answer'), bodyHash: sha256(once.body) }
}

const ANSWER = 'filing-answer'

/** What is stored of an answer, to be repeated to whoever has the key. */
export const answerToKeep = (keys: IdempotencyKeys, answer: object): EarlierAnswer => ({
  keyHash: keys.keyHash,
  bodyHash: keys.bodyHash,
  sealedAnswer: sealJson(keys.answerKey, answer, ANSWER),
})

/** The answer given before. @throws KeyReused when it was to another body */
export function answerGiven<T>(keys: IdempotencyKeys, { bodyHash, sealedAnswer }: EarlierAnswer): T {
  if (Buffer.compare(bodyHash, keys.bodyHash) !== 0) throw new KeyReused('the key was used with another body')
  return openJson<T>(keys.answerKey, sealedAnswer, ANSWER)
}
