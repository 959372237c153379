namespace YouthPrograms.Training.Ledger;

/// <summary>
/// The accounts of the books. Amounts are whole fen; a debit is positive, a credit negative. The first three hold what was
/// given, <see cref="Received"/> says that it was, the next two move it from the open part of a fund to a programme, and
/// <see cref="Spent"/> says that it was used.
/// </summary>
public enum LedgerAccount
{
    /// <summary>货币资金.</summary>
    Bank,

    /// <summary>捐赠物资, at the value in the receipt.</summary>
    Goods,

    /// <summary>捐赠服务, at the value agreed with the giver.</summary>
    Services,

    /// <summary>捐赠收入.</summary>
    Received,

    /// <summary>未拨付: its debits are what has left the open part of a fund.</summary>
    Unassigned,

    /// <summary>已拨付: meant for a programme.</summary>
    Assigned,

    /// <summary>项目支出.</summary>
    Spent,
}

/// <summary>What was given.</summary>
public enum GiftKind
{
    Money,
    Goods,
    Service,
}
