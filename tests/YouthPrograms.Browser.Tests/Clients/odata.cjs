// What a program written with o.js and odata-query does with the service. Arguments: the service's root and a bearer token.
const assert = require("node:assert/strict");
const { o } = require("o.js");
const { default: buildQuery } = require("odata-query");

const [root, token] = process.argv.slice(2);
const options = () => ({
  rootUrl: root + "/",
  headers: new Headers({ "Content-Type": "application/json", Authorization: `Bearer ${token}` }),
});
const service = (extra = {}) => {
  const config = options();
  for (const [name, value] of Object.entries(extra)) config.headers.set(name, value);
  return o("", config);
};

const steps = {
  async "reads $metadata"() {
    const answer = await service({ Accept: "application/xml" }).get("$metadata").fetch();
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /<EntitySet Name="Tournaments"/);
  },

  async "turns pages by their links"() {
    const numbers = [];
    let address = "Matches" + buildQuery({ select: ["Id"], orderBy: "Id" });
    let pages = 0;
    while (address && pages < 3) {
      const answer = await service({ Prefer: "odata.maxpagesize=7" }).get(address).fetch();
      const page = await answer.json();
      numbers.push(...page.value.map((match) => match.Id));
      address = page["@odata.nextLink"]?.slice(root.length + 1);
      pages += 1;
    }
    assert.equal(numbers.length, 21);
    assert.equal(new Set(numbers).size, 21);
  },

  async "filters by text, number, date, enumeration and path"() {
    const tournaments = await service().get("Tournaments").query({ $filter: "Slug eq 'model-games'" });
    assert.equal(tournaments.length, 1);
    const query = buildQuery({
      filter: { and: [{ "Event/Code": { startswith: "B" } }, { State: "Completed" }, { Round: { gt: 1 } }] },
      top: 5,
      count: true,
    });
    const answer = await (await service().get("Matches" + query).fetch()).json();
    assert.equal(answer.value.length, 5);
    assert.ok(answer["@odata.count"] > 5);
    const dates = buildQuery({ filter: { StartsOn: { type: "raw", value: tournaments[0].StartsOn } } });
    assert.ok((await service().get("Tournaments" + dates).query()).length > 0);
  },

  async "filters by what lies behind a collection"() {
    const query = buildQuery({ filter: { Events: { any: { Code: "BT2011" } } }, select: ["Slug"] });
    const found = await service().get("Tournaments" + query).query();
    assert.deepEqual(found.map((tournament) => tournament.Slug), ["model-games"]);
  },

  async "expands with options"() {
    const query = buildQuery({
      filter: { Slug: "model-games" },
      select: ["Name"],
      expand: [{ Events: { select: ["Code"], orderBy: "Code", top: 2, expand: { Placings: { top: 1, expand: ["Entry"] } } } }, { Venue: {} }],
    });
    const [tournament] = await service().get("Tournaments" + query).query();
    assert.equal(tournament.Events.length, 2);
    assert.ok(tournament.Events[0].Placings[0].Entry.Label);
    assert.ok("Venue" in tournament);
  },

  async "creates, changes with an ETag, is refused an old one, and deletes"() {
    const code = "client-" + process.pid;
    const made = await service().post("Programs", { Code: code, Name: "客户端", NameEn: "Client", Summary: "试", SummaryEn: "A try" }).fetch();
    assert.equal(made.status, 201);
    const program = await made.json();
    const address = `Programs(${program.Id})`;
    const changed = await service({ "If-Match": made.headers.get("ETag"), Prefer: "return=representation" })
      .patch(address, { NameEn: "Client again" }).fetch();
    assert.equal(changed.status, 200);
    assert.equal((await changed.json()).NameEn, "Client again");
    const late = await refusal(service({ "If-Match": made.headers.get("ETag") }).patch(address, { NameEn: "Too late" }));
    assert.equal(late.status, 412);
    const gone = await service({ "If-Match": changed.headers.get("ETag") }).delete(address).fetch();
    assert.equal(gone.status, 204);
  },

  async "calls a function and an action"() {
    const [tournament] = await service().get("Tournaments").query({ $filter: "Slug eq 'model-games'" });
    const medals = await service().get(`Tournaments(${tournament.Id})/YouthPrograms.MedalTable()`).query();
    assert.ok(medals.length > 0);
    const refused = await refusal(service().post(`Tournaments(${tournament.Id})/YouthPrograms.Cancel`, {}));
    assert.equal(refused.status, 400);
    assert.equal((await refused.json()).error.target, "reason");
  },

  async "batches reads"() {
    const batch = o("", { ...options(), batch: { ...batching, useChangset: false } });
    batch.get("Tournaments").get("Events?$top=2&$select=Code").get("Matches/$count");
    const answers = await batch.batch();
    assert.equal(answers.length, 3);
    assert.ok(answers[0].body.length > 0);
    assert.equal(answers[1].body.length, 2);
  },

  async "batches writes in a change set"() {
    const batch = o("", { ...options(), batch: { ...batching, useChangset: true } });
    const row = (part) => ({ Code: `batch-${process.pid}-${part}`, Name: "批", NameEn: "Batch", Summary: "试", SummaryEn: "A try" });
    batch.post("Programs", row("a")).post("Programs", row("b"));
    const answers = await batch.batch();
    assert.deepEqual(answers.map((answer) => answer.status), [201, 201]);
    for (const { body } of answers) {
      await service({ "If-Match": "*" }).delete(`Programs(${body.Id})`).fetch();
    }
  },
};

const batching = {
  boundaryPrefix: "batch_",
  changsetBoundaryPrefix: "changset_",
  endpoint: "$batch",
  headers: new Headers({ "Content-Type": "multipart/mixed", Authorization: `Bearer ${token}` }),
  useRelativeURLs: false,
};

// o.js throws the answer itself when it is a refusal.
async function refusal(request) {
  try {
    return await request.fetch();
  } catch (answer) {
    return answer;
  }
}

(async () => {
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
      console.log(`ok ${name}`);
    } catch (error) {
      console.log(`not ok ${name}: ${error.stack ?? `${error.status} ${await error.text?.()}`}`);
      process.exitCode = 1;
    }
  }
})();
