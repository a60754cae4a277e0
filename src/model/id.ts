import { z } from "zod"

/** What a thing is called in addresses and by other things. One made of a name without letters or digits would be empty. */
export const id = z.string().min(1, { error: "Give the thing a name that has letters or digits: its address is made of them." })
