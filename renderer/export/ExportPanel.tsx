/** Hands out one incident as a file: which format, with or without personal data, and what is written to the audit of it. */
type Props = { readonly callId: string; readonly onClose: () => void }

export default function ExportPanel(_: Props) {
  return null
}
