import type { Municipality } from "../../src/model/model.ts"
import { inThree } from "../../src/model/text.ts"

/** The information management unit (906/2019 4 §) itself. */
export const municipality: Municipality = {
  id: "helsinki",
  kind: "municipality",
  name: inThree("Helsinki", "Helsingfors", "Helsinki"),
  genitive: "Helsingin",
  languages: ["fi", "sv"],
  colour: "#0000bf",
  website: "https://www.hel.fi",
  keeps: ["social-and-health", "rescue"],
}
