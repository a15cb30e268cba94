namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Names that break careless code: apostrophes, diacritics, several scripts, particles, single letters.</summary>
internal static class NotableNames
{
    /// <summary>Given name, family name, and the local part of the e-mail address.</summary>
    public static readonly IReadOnlyList<(string First, string Last, string Mailbox)> All =
    [
        ("Siobhán", "O'Connor", "siobhan.oconnor"), ("Zoë", "D'Angelo", "zoe.dangelo"), ("Łukasz", "Wójcik", "lukasz.wojcik"),
        ("Thị Hà", "Nguyễn", "ha.nguyen"), ("太郎", "山田", "taro.yamada"), ("小明", "王", "xiaoming.wang"),
        ("민준", "김", "minjun.kim"), ("محمد", "الأحمد", "mohammed.alahmad"), ("נועה", "כהן", "noa.cohen"),
        ("François", "Lefèvre", "francois.lefevre"), ("Øystein", "Ødegård", "oystein.odegard"), ("Jürgen", "Groß", "juergen.gross"),
        ("María José", "Ibáñez", "mariajose.ibanez"), ("Ngũgĩ", "Kamau", "ngugi.kamau"), ("Ólafur", "Þórsson", "olafur.thorsson"),
        ("Jan", "van der Berg", "jan.vanderberg"), ("Ana", "de la Cruz-Ñuñez", "ana.delacruz"), ("İpek", "Yılmaz", "ipek.yilmaz"),
        ("Željko", "Đorđević", "zeljko.djordjevic"), ("Ольга", "Соколова", "olga.sokolova"), ("Ελένη", "Παπαδοπούλου", "eleni.papadopoulou"),
        ("அருண்", "குமார்", "arun.kumar"), ("O", "Li", "o.li"), ("Jean‑Luc", "M’Bappe Null", "jeanluc.mbappe"),
    ];

    /// <summary>The contact of the largest event who has that name: one in eleven, all of them speakers.</summary>
    public static int ContactNumber(int index) => (index * 11) + 5;

    public static (string First, string Last, string Mailbox)? Of(int contactNumber) =>
        contactNumber % 11 == 5 && contactNumber / 11 < All.Count ? All[contactNumber / 11] : null;
}
