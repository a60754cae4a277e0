import type { PublishedSite } from "../acts/published-site.ts"
import { dayAt } from "../lib/day.ts"

/** What pages are made from: the descriptions in force and the day. */
export const editionOf = ({ site, clock }: { site: PublishedSite; clock: () => Date }): string => `${dayAt(clock())} ${site.edition}`
