using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.People;

/// <summary>A key of the installation, such as the one behind the athletes' fingerprints; encrypted.</summary>
public sealed class ServiceSecret : INotAudited
{
    public required string Name { get; set; }

    [ProtectedPersonalData]
    public required string Value { get; set; }
}

/// <summary>A Data Protection key, kept in the database so that several nodes share it.</summary>
public sealed class ProtectionKey : INotAudited
{
    public long Id { get; set; }

    public required string FriendlyName { get; set; }

    public required string Xml { get; set; }
}

internal sealed class ServiceSecretMapping : IEntityTypeConfiguration<ServiceSecret>
{
    public void Configure(EntityTypeBuilder<ServiceSecret> secret) => secret.HasKey(s => s.Name);
}
