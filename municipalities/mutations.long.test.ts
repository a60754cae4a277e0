import test from "node:test"
import { mutationsOf, proveFollows } from "../test/mutations.ts"
import { runningModels } from "./running.ts"

for (const model of runningModels)
  for (const definition of model.definitions)
    test(`every altered fact of ${definition.type} in ${model.municipality.id} changes all that follows from it, or the model is refused`, () => {
      for (const mutation of mutationsOf(definition)) proveFollows(model, definition, mutation)
    })
