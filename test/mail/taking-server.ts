import { createTransport, type Transporter } from 'nodemailer'

/** A mail server that takes everything, or refuses everything for now. */
export const takingServer = (takes = true): Transporter =>
  createTransport({
    name: 'test',
    version: '1',
    send: (mail, done) =>
      takes
        ? done(null, { envelope: mail.message.getEnvelope(), messageId: mail.message.messageId() })
        : done(Object.assign(new Error('451'), { responseCode: 451 }), undefined),
  }) as unknown as Transporter
