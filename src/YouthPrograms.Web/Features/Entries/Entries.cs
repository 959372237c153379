namespace YouthPrograms.Web.Features.Entries;

/// <summary>Rosters and entries: what coaches bring and organizers accept.</summary>
public static class Entries
{
    public static void AddEntries(this IServiceCollection services)
    {
        services.AddScoped<Fingerprints>();
        services.AddScoped<UnsavedLines>();
        services.AddScoped<RosterIntake>();
        services.AddScoped<ImportRoster>();
        services.AddScoped<FixRoster>();
        services.AddScoped<AddAthlete>();
        services.AddScoped<ChangeAthlete>();
        services.AddScoped<RemoveAthlete>();
        services.AddScoped<VerifyBirthDate>();
        services.AddScoped<ReadAthleteRecord>();
        services.AddScoped<EnterAthlete>();
        services.AddScoped<EnterTeam>();
        services.AddScoped<WithdrawEntry>();
        services.AddScoped<AcceptEntry>();
        services.AddScoped<AcceptAll>();
        services.AddScoped<RejectEntry>();
        services.AddScoped<SetSeed>();
        services.AddScoped<SetSeeds>();
        services.AddScoped<EntryDoors>();
        services.AddScoped<DelegationReading>();
        services.AddScoped<AthleteScreen>();
        services.AddScoped<AnonymizeRecord>();
        services.AddScoped<InviteCoach>();
        services.AddScoped<AcceptInvitation>();
    }

    public static void MapEntries(this IEndpointRouteBuilder routes)
    {
        routes.MapCoachPages();
        routes.MapInvitations();
    }
}
