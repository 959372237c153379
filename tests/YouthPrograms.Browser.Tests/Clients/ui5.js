// What an application built with SAP's UI5 does with the service: its OData V4 model, without any control.
// Each step answers what the test looks at.
const serviceUrl = "/odata/";

function modules(...names) {
  return new Promise((resolve, reject) => sap.ui.require(names, (...loaded) => resolve(loaded), reject));
}

async function makeModel(settings = {}) {
  const [ODataModel] = await modules("sap/ui/model/odata/v4/ODataModel");
  return new ODataModel({ serviceUrl, operationMode: "Server", autoExpandSelect: false, ...settings });
}

async function rows(binding, start, length) {
  const contexts = await binding.requestContexts(start, length);
  return contexts.map((context) => context.getObject());
}

window.steps = {
  async metadata() {
    const model = await makeModel();
    const meta = model.getMetaModel();
    const [type, insertable, description, key] = await Promise.all([
      meta.requestObject("/Tournaments/$Type"),
      meta.requestObject("/Tournaments@Org.OData.Capabilities.V1.InsertRestrictions/Insertable"),
      meta.requestObject("/Tournaments/Slug@Org.OData.Core.V1.Description"),
      meta.requestObject("/Tournaments/$Type/$Key"),
    ]);
    return { type, insertable, description, key };
  },

  async pages() {
    const model = await makeModel();
    const binding = model.bindList("/Matches", null, null, null, { $count: true, $select: "Id,Number", $orderby: "Id" });
    const first = await rows(binding, 0, 10);
    const second = await rows(binding, 10, 10);
    return { count: binding.getLength(), ids: [...first, ...second].map((match) => match.Id) };
  },

  async filters() {
    const model = await makeModel();
    const [Filter, FilterOperator, Sorter] = await modules("sap/ui/model/Filter", "sap/ui/model/FilterOperator", "sap/ui/model/Sorter");
    const filters = [
      new Filter("Event/Code", FilterOperator.StartsWith, "B"),
      new Filter({ filters: [new Filter("Round", FilterOperator.BT, 1, 2), new Filter("DecidesPlace", FilterOperator.EQ, 1)], and: false }),
    ];
    // An enumeration is filtered by in the text: UI5's filter objects know primitive types only.
    const parameters = { $filter: "State eq 'Completed'", $expand: { Event: { $select: "Code" } } };
    const binding = model.bindList("/Matches", null, [new Sorter("Number", true)], filters, parameters);
    const found = await rows(binding, 0, 5);
    return found.map((match) => ({ code: match.Event.Code, state: match.State, number: match.Number }));
  },

  async expands() {
    const model = await makeModel();
    const binding = model.bindList("/Tournaments", null, null, null, {
      $filter: "Slug eq 'model-games'",
      $expand: { Events: { $select: "Code", $orderby: "Code", $expand: { Placings: { $orderby: "PlaceFrom", $expand: { Entry: { $select: "Label" } } } } }, Venue: true },
    });
    const [tournament] = await rows(binding, 0, 1);
    return { codes: tournament.Events.map((event) => event.Code), label: tournament.Events[0].Placings[0]?.Entry?.Label };
  },

  async writes() {
    const model = await makeModel({ autoExpandSelect: true });
    const list = model.bindList("/Programs", null, null, null, { $select: "Id,Code,Name,NameEn,Summary,SummaryEn" });
    await list.requestContexts(0, 5);
    const made = list.create({ Code: `ui5-${Date.now()}`, Name: "界面", NameEn: "Interface", Summary: "试", SummaryEn: "A try" });
    await made.created();
    const id = made.getProperty("Id");
    const before = made.getProperty("@odata.etag");
    await made.setProperty("NameEn", "Interface again");
    const after = made.getProperty("@odata.etag");
    const late = await fetch(`${serviceUrl}Programs(${id})`, {
      method: "PATCH", headers: { "Content-Type": "application/json", "If-Match": before }, body: '{"NameEn":"Too late"}',
    });
    await made.delete();
    const gone = await fetch(`${serviceUrl}Programs(${id})`);
    return { id, changed: before !== after, late: late.status, gone: gone.status };
  },

  // Two new rows in one change set: the second one's code is taken, so neither is kept.
  async changeSet() {
    const model = await makeModel({ updateGroupId: "together" });
    const list = model.bindList("/Programs");
    const code = `set-${Date.now()}`;
    const row = { Name: "组", NameEn: "Set", Summary: "试", SummaryEn: "A try" };
    const refused = new Promise((resolve) => list.attachEventOnce("createCompleted", (event) => resolve(!event.getParameter("success"))));
    for (const context of [list.create({ ...row, Code: code }), list.create({ ...row, Code: code })]) {
      context.created().catch(() => {});
    }
    await model.submitBatch("together");
    const answer = { refused: await refused, kept: 0 };
    model.resetChanges("together");
    answer.kept = Number(await fetch(`${serviceUrl}Programs/$count?$filter=Code eq '${code}'`).then((count) => count.text()));
    return answer;
  },

  async operations() {
    const model = await makeModel();
    const tournaments = model.bindList("/Tournaments", null, null, null, { $filter: "Slug eq 'model-games'" });
    const [tournament] = await tournaments.requestContexts(0, 1);
    const medals = model.bindContext("YouthPrograms.MedalTable(...)", tournament);
    await medals.invoke();
    const refused = model.bindContext("YouthPrograms.Clone(...)", tournament);
    refused.setParameter("year", 1);
    const problem = await refused.invoke().then(() => null, (error) => error);
    return { delegations: medals.getBoundContext().getObject().value.length, status: problem?.status, code: problem?.error?.code };
  },
};
