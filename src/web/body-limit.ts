import type { Context, MiddlewareHandler } from "hono"
import { bodyLimit } from "hono/body-limit"

/**
 * Refuses a body of more bytes than these, as its length tells; only one that comes without is measured as it is read. To ask whether there is a body at all makes a whole stream of it, which for the small
 * bodies that programs send takes longer than all else that is done with them here.
 */
export function limitData(mostBytes: number, tooLarge: (context: Context) => Response): MiddlewareHandler {
  const measured = bodyLimit({ maxSize: mostBytes, onError: tooLarge })
  return async (context, next) => {
    const length = context.req.header("content-length")
    if (length === undefined || context.req.header("transfer-encoding") !== undefined) return measured(context, next)
    return Number(length) > mostBytes ? tooLarge(context) : next()
  }
}
