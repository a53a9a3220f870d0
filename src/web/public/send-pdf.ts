import { type Response } from 'express'
import { receiptMessages } from '../messages/public/receipt/messages.ts'

/** Sends the receipt of a case to be saved. Its name is Chinese, as the document is. */
export const sendPdf = (res: Response, bytes: Buffer, number: string): void =>
  void res.attachment(`${receiptMessages('zh-CN').fileName}-${number}.pdf`).send(bytes)
