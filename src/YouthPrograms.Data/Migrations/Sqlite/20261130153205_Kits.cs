using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YouthPrograms.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Kits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Assessments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SessionId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClassToken = table.Column<string>(type: "TEXT", nullable: false),
                    Phase = table.Column<int>(type: "INTEGER", nullable: false),
                    N = table.Column<int>(type: "INTEGER", nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assessments", x => x.Id);
                    table.CheckConstraint("CK_Assessments_Points", "\"N\" > 0 AND \"Points\" BETWEEN 0 AND \"N\" * 10");
                    table.ForeignKey(
                        name: "FK_Assessments_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attendances",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BookingId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", nullable: false),
                    Expected = table.Column<int>(type: "INTEGER", nullable: false),
                    Present = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    CountedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CountedById = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Current = table.Column<bool>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attendances", x => x.Id);
                    table.CheckConstraint("CK_Attendances_Present", "\"Present\" >= 0");
                    table.ForeignKey(
                        name: "FK_Attendances_Bookings_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Bookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AuditorRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Questions = table.Column<int>(type: "INTEGER", nullable: false),
                    Violations = table.Column<int>(type: "INTEGER", nullable: false),
                    Findings = table.Column<string>(type: "TEXT", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditorRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Certificates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Serial = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SessionId = table.Column<long>(type: "INTEGER", nullable: false),
                    BookingId = table.Column<long>(type: "INTEGER", nullable: true),
                    SchoolId = table.Column<long>(type: "INTEGER", nullable: true),
                    TrainerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Present = table.Column<int>(type: "INTEGER", nullable: false),
                    SessionEndedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuedById = table.Column<long>(type: "INTEGER", nullable: true),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Certificates", x => x.Id);
                    table.CheckConstraint("CK_Certificates_AfterTheEnd", "\"IssuedAt\" >= \"SessionEndedAt\"");
                    table.CheckConstraint("CK_Certificates_Present", "\"Present\" > 0");
                    table.CheckConstraint("CK_Certificates_Whose", "(\"BookingId\" IS NOT NULL) = (\"Kind\" = 0) AND (\"SchoolId\" IS NOT NULL) = (\"Kind\" < 2) AND (\"TrainerId\" IS NOT NULL) = (\"Kind\" = 2)");
                    table.ForeignKey(
                        name: "FK_Certificates_Bookings_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Bookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Certificates_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Certificates_Trainers_TrainerId",
                        column: x => x.TrainerId,
                        principalTable: "Trainers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Certificates_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DrillTimings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SessionId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClassToken = table.Column<string>(type: "TEXT", nullable: false),
                    Run = table.Column<int>(type: "INTEGER", nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DrillTimings", x => x.Id);
                    table.CheckConstraint("CK_DrillTimings_Seconds", "\"Seconds\" BETWEEN 1 AND 3600");
                    table.ForeignKey(
                        name: "FK_DrillTimings_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Handouts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BookingId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    HandedOverAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    HandedOverById = table.Column<long>(type: "INTEGER", nullable: true),
                    SignedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SignedById = table.Column<long>(type: "INTEGER", nullable: true),
                    SignedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ResolvedById = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedById = table.Column<long>(type: "INTEGER", nullable: true),
                    Resolution = table.Column<string>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handouts", x => x.Id);
                    table.CheckConstraint("CK_Handouts_Signed", "(\"State\" < 4) = (\"SignedAt\" IS NULL)");
                    table.CheckConstraint("CK_Handouts_TwoResolve", "\"State\" <> 7 OR (\"ResolvedById\" IS NOT NULL AND \"ConfirmedById\" IS NOT NULL AND \"ResolvedById\" <> \"ConfirmedById\")");
                    table.ForeignKey(
                        name: "FK_Handouts_Bookings_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Bookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Items",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Items", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StockPlaces",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockPlaces", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Lots",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DonationId = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Inspection = table.Column<string>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ApprovedById = table.Column<long>(type: "INTEGER", nullable: true),
                    RecalledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RecallReason = table.Column<string>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lots", x => x.Id);
                    table.CheckConstraint("CK_Lots_Recalled", "(\"State\" = 3) = (\"RecalledAt\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_Lots_Donations_DonationId",
                        column: x => x.DonationId,
                        principalTable: "Donations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Lots_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandoutLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HandoutId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    LotId = table.Column<long>(type: "INTEGER", nullable: true),
                    PlaceId = table.Column<long>(type: "INTEGER", nullable: true),
                    Wanted = table.Column<int>(type: "INTEGER", nullable: false),
                    Reserved = table.Column<int>(type: "INTEGER", nullable: false),
                    Packed = table.Column<int>(type: "INTEGER", nullable: false),
                    Handed = table.Column<int>(type: "INTEGER", nullable: false),
                    Received = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoutLines", x => x.Id);
                    table.CheckConstraint("CK_HandoutLines_Lot", "\"Reserved\" = 0 OR (\"LotId\" IS NOT NULL AND \"PlaceId\" IS NOT NULL)");
                    table.CheckConstraint("CK_HandoutLines_Order", "0 <= \"Received\" AND \"Received\" <= \"Handed\" AND \"Handed\" <= \"Packed\" AND \"Packed\" <= \"Reserved\" AND \"Reserved\" <= \"Wanted\"");
                    table.CheckConstraint("CK_HandoutLines_Wanted", "\"Wanted\" > 0");
                    table.ForeignKey(
                        name: "FK_HandoutLines_Handouts_HandoutId",
                        column: x => x.HandoutId,
                        principalTable: "Handouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HandoutLines_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandoutLines_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandoutLines_StockPlaces_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "StockPlaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockBalances",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LotId = table.Column<long>(type: "INTEGER", nullable: false),
                    PlaceId = table.Column<long>(type: "INTEGER", nullable: false),
                    OnHand = table.Column<int>(type: "INTEGER", nullable: false),
                    Reserved = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockBalances", x => x.Id);
                    table.CheckConstraint("CK_StockBalances_OnHand", "\"OnHand\" >= 0");
                    table.CheckConstraint("CK_StockBalances_Reserved", "\"Reserved\" BETWEEN 0 AND \"OnHand\"");
                    table.ForeignKey(
                        name: "FK_StockBalances_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockBalances_StockPlaces_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "StockPlaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockMovements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LotId = table.Column<long>(type: "INTEGER", nullable: false),
                    FromId = table.Column<long>(type: "INTEGER", nullable: false),
                    ToId = table.Column<long>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    MovedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MovedById = table.Column<long>(type: "INTEGER", nullable: true),
                    HandoutId = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockMovements", x => x.Id);
                    table.CheckConstraint("CK_StockMovements_Places", "\"FromId\" <> \"ToId\"");
                    table.CheckConstraint("CK_StockMovements_Quantity", "\"Quantity\" > 0");
                    table.ForeignKey(
                        name: "FK_StockMovements_Handouts_HandoutId",
                        column: x => x.HandoutId,
                        principalTable: "Handouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovements_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovements_StockPlaces_FromId",
                        column: x => x.FromId,
                        principalTable: "StockPlaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovements_StockPlaces_ToId",
                        column: x => x.ToId,
                        principalTable: "StockPlaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_SessionId_ClassToken_Phase",
                table: "Assessments",
                columns: new[] { "SessionId", "ClassToken", "Phase" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attendances_BookingId_ClientId",
                table: "Attendances",
                columns: new[] { "BookingId", "ClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attendances_One_Current",
                table: "Attendances",
                column: "BookingId",
                unique: true,
                filter: "\"Current\"");

            migrationBuilder.CreateIndex(
                name: "IX_AuditorRuns_StartedAt",
                table: "AuditorRuns",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_BookingId",
                table: "Certificates",
                column: "BookingId",
                unique: true,
                filter: "\"BookingId\" IS NOT NULL AND \"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_SchoolId",
                table: "Certificates",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_Serial",
                table: "Certificates",
                column: "Serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_SessionId_SchoolId",
                table: "Certificates",
                columns: new[] { "SessionId", "SchoolId" },
                unique: true,
                filter: "\"Kind\" = 1 AND \"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_SessionId_TrainerId",
                table: "Certificates",
                columns: new[] { "SessionId", "TrainerId" },
                unique: true,
                filter: "\"Kind\" = 2 AND \"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_TrainerId",
                table: "Certificates",
                column: "TrainerId");

            migrationBuilder.CreateIndex(
                name: "IX_DrillTimings_SessionId_ClassToken_Run",
                table: "DrillTimings",
                columns: new[] { "SessionId", "ClassToken", "Run" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HandoutLines_HandoutId_ItemId",
                table: "HandoutLines",
                columns: new[] { "HandoutId", "ItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HandoutLines_ItemId",
                table: "HandoutLines",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoutLines_LotId",
                table: "HandoutLines",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoutLines_PlaceId",
                table: "HandoutLines",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_Handouts_BookingId",
                table: "Handouts",
                column: "BookingId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Items_Code",
                table: "Items",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Lots_DonationId",
                table: "Lots",
                column: "DonationId");

            migrationBuilder.CreateIndex(
                name: "IX_Lots_ItemId_Code",
                table: "Lots",
                columns: new[] { "ItemId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockBalances_LotId_PlaceId",
                table: "StockBalances",
                columns: new[] { "LotId", "PlaceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockBalances_PlaceId",
                table: "StockBalances",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_FromId",
                table: "StockMovements",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_HandoutId",
                table: "StockMovements",
                column: "HandoutId");

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_LotId",
                table: "StockMovements",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_ToId",
                table: "StockMovements",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_StockPlaces_Code",
                table: "StockPlaces",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockPlaces_Kind",
                table: "StockPlaces",
                column: "Kind",
                unique: true,
                filter: "\"Kind\" <> 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Assessments");

            migrationBuilder.DropTable(
                name: "Attendances");

            migrationBuilder.DropTable(
                name: "AuditorRuns");

            migrationBuilder.DropTable(
                name: "Certificates");

            migrationBuilder.DropTable(
                name: "DrillTimings");

            migrationBuilder.DropTable(
                name: "HandoutLines");

            migrationBuilder.DropTable(
                name: "StockBalances");

            migrationBuilder.DropTable(
                name: "StockMovements");

            migrationBuilder.DropTable(
                name: "Handouts");

            migrationBuilder.DropTable(
                name: "Lots");

            migrationBuilder.DropTable(
                name: "StockPlaces");

            migrationBuilder.DropTable(
                name: "Items");
        }
    }
}
