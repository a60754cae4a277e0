export { type Files, FileTooLarge } from "../../store/files.ts"
/** The largest file that a form takes, in bytes. Larger ones will come in parts. */
export const documentLimitBytes = 50 * 1024 * 1024
