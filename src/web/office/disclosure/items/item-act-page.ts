import { type Catalogue } from '../../../../disclosure/catalogue.ts'
import { type Item } from '../../../../disclosure/item.ts'
import { type OrganRef } from '../../../../services/context.ts'
import { type ItemAct, type ItemRow } from '../../../../services/disclosure-service.ts'
import { type FormState, type TypedValues } from '../../../components/index.ts'
import { type Html } from '../../../html.ts'
import { type Language } from '../../../messages/language.ts'

/** What the form of an entry is made and read with. */
export type ItemLook = {
  row: ItemRow
  item: Item
  organ: OrganRef
  catalogue: Catalogue
  departments: readonly string[]
  lang: Language
}
export type ItemForm = FormState & { lang: Language }

/** One kind of entry as a page. `always`: whatever the state, where there is something to mend. */
export type ItemActPage = {
  type: ItemAct['type']
  always?: true
  suggest(look: ItemLook): TypedValues
  read(values: TypedValues, look: ItemLook): ItemAct
  fields(form: ItemForm, look: ItemLook): Html
}
