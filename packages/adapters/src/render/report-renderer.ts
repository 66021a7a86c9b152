import type { ReportRenderer } from '@rongheng/core/report/ports'
import { drawChart } from './chart.ts'
import { docxReport } from './docx-report.ts'
import { xlsxForm } from './xlsx-form.ts'

/** Reports as .docx and forms as .xlsx. */
export const reportRenderer = (): ReportRenderer => ({
  docx: (model, seal) => docxReport(model, seal, drawChart),
  xlsx: async (model, attachmentKey, seal) => {
    const attachment = model.attachments.find((a) => a.key === attachmentKey)
    if (!attachment) throw new Error(`the report has no attachment ${attachmentKey}`)
    return xlsxForm(attachment, seal)
  },
})
