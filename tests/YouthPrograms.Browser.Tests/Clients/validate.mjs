// Whether a document is OpenAPI 3.1, by its JSON schema. Arguments: the folder of the packages and the document's address.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [packages, address] = process.argv.slice(2);
const resolve = createRequire(pathToFileURL(`${packages}/`)).resolve;
const { Validator } = await import(pathToFileURL(resolve("@seriousme/openapi-schema-validator")));
for (const language of ["zh-CN", "en"]) {
  const document = await (await fetch(address, { headers: { "Accept-Language": language } })).json();
  const validator = new Validator();
  const { valid, errors } = await validator.validate(document);
  if (!valid || validator.version !== "3.1") {
    console.error(language, validator.version, JSON.stringify(errors, null, 1));
    process.exit(1);
  }
  validator.resolveRefs();
}
console.log("ok");
