import { type Bar, barText } from '../cases/ruling.ts'
import { type ItemBar, itemBarText } from '../disclosure/decide.ts'
import { type RemedyBar, remedyBarText } from '../remedies/ruling.ts'

/** Everything a use case refuses. The edges (http, cli) turn each into a status and a sentence, in one place. */
export abstract class Refused extends Error {}

/** The law, or the state of the case, bars the act. */
export class BarredByLaw extends Refused {
  readonly bar: Bar
  constructor(bar: Bar) {
    super(barText(bar))
    this.bar = bar
  }
}

/** The law, or the state of the dispute, bars the entry. */
export class BarredInDispute extends Refused {
  readonly bar: RemedyBar
  constructor(bar: RemedyBar) {
    super(remedyBarText(bar))
    this.bar = bar
  }
}

/** The state of what is published bars the entry. */
export class BarredEntry extends Refused {
  readonly bar: ItemBar
  constructor(bar: ItemBar) {
    super(itemBarText(bar))
    this.bar = bar
  }
}

/** There is no such thing, or it is not the caller's to see: the two are never told apart. */
export class NotFound extends Refused {}

/** The signed-in person may not do this. */
export class Forbidden extends Refused {}

/** The case has changed since the form was shown. */
export class StaleForm extends Refused {
  readonly version: number
  constructor(version: number) {
    super('本件在您打开页面之后已有新的登记，请核对后再办理。')
    this.version = version
  }
}

/** What was given does not fit; `field` names the place, `text` says how to mend it. */
export class Invalid extends Refused {
  readonly problems: readonly { field: string; text: string }[]
  constructor(problems: readonly { field: string; text: string }[]) {
    super(problems.map((each) => each.text).join('；'))
    this.problems = problems
  }
}

/** The same idempotency key came with another body. */
export class KeyReused extends Refused {}

/** So many ask for the same costly work that one more would only make all wait. */
export class Busy extends Refused {}
