namespace YouthPrograms.Web;

// Markers for the resource files: one for each feature, in the root namespace, as the localizer finds them by name.

public sealed class SharedTexts;

public sealed class AccountTexts;

public sealed class EntryTexts;

public sealed class TournamentTexts;

public sealed class SetupTexts;

public sealed class TrainingTexts;

public sealed class OperationTexts;

public sealed class FundingTexts;

public sealed class KitTexts;

public sealed class VolunteerTexts;

public sealed class DeveloperTexts;
