/** What an officer writes down while working a case. All of it is sealed; none of it moves a date. */
export type CaseRecord = Note | Search | Attempt

/** A remark for colleagues. */
export type Note = { kind: 'note'; text: string }

/** A search for what was asked: where, by which words, by whom, and what it brought. Courts ask for it (条例 art. 36 (4)). */
export type Search = {
  kind: 'search'
  places: string
  words: string
  searcher: string
  found: SearchResult
  remark: string
}
export const SEARCH_RESULTS = ['nothing', 'part', 'all'] as const
export type SearchResult = (typeof SEARCH_RESULTS)[number]

/** An attempt to reach a third party: how, and whether it succeeded. */
export type Attempt = { kind: 'attempt'; party: string; way: AttemptWay; result: AttemptResult; remark: string }
export const ATTEMPT_WAYS = ['post', 'telephone', 'visit', 'email', 'public-notice'] as const
export type AttemptWay = (typeof ATTEMPT_WAYS)[number]
export const ATTEMPT_RESULTS = ['reached', 'not-reached', 'refused', 'pending'] as const
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number]
